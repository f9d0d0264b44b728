package vn.postalgateway.reconciliation.xlsx;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/** Copies a workbook's styles and adds to each one its twin with a coloured ground. */
final class MarkedStyles {

    private static final int MOST_EVENTS = 1_000_000;
    private static final String LIGHT_RED = "FFFFC7CE";

    private final XMLEventFactory events = XMLEventFactory.newFactory();
    private final List<XMLEvent> styles = new ArrayList<>();
    private int fills;
    private int styleCount;
    private boolean inFills;
    private boolean inStyles;

    /** @return how many styles there were: the twin of style s is that number + s */
    int copy(XMLEventReader in, XMLEventWriter out) throws XMLStreamException {
        while (in.hasNext()) {
            XMLEvent event = in.nextEvent();
            if (event.isStartElement()) {
                out.add(start(event.asStartElement()));
            } else if (event.isEndElement()) {
                end(event.asEndElement().getName(), out);
                out.add(event);
            } else {
                out.add(event);
            }
            if (inStyles && !(event.isStartElement() && isNamed(event, "cellXfs"))) {
                remember(event);
            }
        }
        return styleCount;
    }

    private StartElement start(StartElement element) {
        switch (element.getName().getLocalPart()) {
            case "fills" -> {
                inFills = true;
                return without(element, "count");
            }
            case "cellXfs" -> {
                inStyles = true;
                return without(element, "count");
            }
            case "fill" -> fills += inFills ? 1 : 0;
            case "xf" -> styleCount += inStyles ? 1 : 0;
            default -> { }
        }
        return element;
    }

    private void end(QName name, XMLEventWriter out) throws XMLStreamException {
        if (name.getLocalPart().equals("fills")) {
            inFills = false;
            writeFill(name, out);
        } else if (name.getLocalPart().equals("cellXfs")) {
            inStyles = false;
            for (XMLEvent event : styles) {
                out.add(event.isStartElement() && isNamed(event, "xf") ? twin(event.asStartElement()) : event);
            }
        }
    }

    private void remember(XMLEvent event) {
        styles.add(event);
        if (styles.size() > MOST_EVENTS) {
            throw WorkbookParts.unreadable();
        }
    }

    private void writeFill(QName like, XMLEventWriter out) throws XMLStreamException {
        element(like, "fill", out);
        element(like, "patternFill", out);
        out.add(events.createAttribute("patternType", "solid"));
        element(like, "fgColor", out);
        out.add(events.createAttribute("rgb", LIGHT_RED));
        close(like, "fgColor", out);
        close(like, "patternFill", out);
        close(like, "fill", out);
    }

    private void element(QName like, String name, XMLEventWriter out) throws XMLStreamException {
        out.add(events.createStartElement(like.getPrefix(), like.getNamespaceURI(), name));
    }

    private void close(QName like, String name, XMLEventWriter out) throws XMLStreamException {
        out.add(events.createEndElement(like.getPrefix(), like.getNamespaceURI(), name));
    }

    private StartElement twin(StartElement style) {
        return with(without(without(style, "fillId"), "applyFill"), events.createAttribute("fillId",
                String.valueOf(fills)), events.createAttribute("applyFill", "1"));
    }

    private StartElement without(StartElement element, String name) {
        List<Attribute> kept = new ArrayList<>();
        element.getAttributes().forEachRemaining(a -> {
            if (!a.getName().getLocalPart().equals(name)) {
                kept.add(a);
            }
        });
        return events.createStartElement(element.getName(), kept.iterator(), element.getNamespaces());
    }

    private StartElement with(StartElement element, Attribute... more) {
        List<Attribute> all = new ArrayList<>(List.of(more));
        Iterator<Attribute> own = element.getAttributes();
        own.forEachRemaining(all::add);
        return events.createStartElement(element.getName(), all.iterator(), element.getNamespaces());
    }

    private static boolean isNamed(XMLEvent event, String name) {
        return event.asStartElement().getName().getLocalPart().equals(name);
    }
}
