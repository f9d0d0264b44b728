package vn.postalgateway.reconciliation.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import vn.postalgateway.reconciliation.CellAddress;
import vn.postalgateway.reconciliation.CellMarks;

/** Copies a sheet and gives each marked cell the coloured twin of its style; a marked cell that is missing is added. */
final class MarkedSheet {

    private final XMLEventFactory events = XMLEventFactory.newFactory();
    private final CellMarks marks;
    private final int styleCount;
    private int row;
    private int column;
    private boolean wholeRow;
    private TreeSet<Integer> waiting = new TreeSet<>();

    /** @param styleCount what {@link MarkedStyles#copy} returned */
    MarkedSheet(CellMarks marks, int styleCount) {
        this.marks = marks;
        this.styleCount = styleCount;
    }

    void copy(XMLEventReader in, XMLEventWriter out) throws XMLStreamException {
        while (in.hasNext()) {
            XMLEvent event = in.nextEvent();
            if (event.isStartElement()) {
                out.add(start(event.asStartElement(), out));
            } else {
                if (event.isEndElement() && event.asEndElement().getName().getLocalPart().equals("row")) {
                    addMissing(event.asEndElement().getName(), Integer.MAX_VALUE, out);
                }
                out.add(event);
            }
        }
    }

    private StartElement start(StartElement element, XMLEventWriter out) throws XMLStreamException {
        String name = element.getName().getLocalPart();
        if (name.equals("row")) {
            startRow(element);
        } else if (name.equals("c")) {
            String reference = value(element, "r");
            column = reference == null ? column + 1 : SheetRows.columnOf(reference);
            addMissing(element.getName(), column, out);
            if (waiting.remove(column) || wholeRow) {
                return coloured(element);
            }
        }
        return element;
    }

    private void startRow(StartElement element) {
        String number = value(element, "r");
        row = number == null ? row + 1 : Integer.parseInt(number);
        column = -1;
        Set<Integer> marked = marks.of(row).stream().map(CellMarks.Mark::column).collect(Collectors.toSet());
        wholeRow = marked.remove(-1);
        waiting = new TreeSet<>(marked);
    }

    private void addMissing(QName like, int before, XMLEventWriter out) throws XMLStreamException {
        while (!waiting.isEmpty() && waiting.first() < before) {
            out.add(events.createStartElement(like.getPrefix(), like.getNamespaceURI(), "c"));
            out.add(events.createAttribute("r", new CellAddress(waiting.pollFirst(), row).toString()));
            out.add(events.createAttribute("s", String.valueOf(styleCount)));
            out.add(events.createEndElement(like.getPrefix(), like.getNamespaceURI(), "c"));
        }
    }

    private StartElement coloured(StartElement cell) {
        String style = value(cell, "s");
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(events.createAttribute("s", String.valueOf(styleCount
                + (style == null ? 0 : Integer.parseInt(style)))));
        cell.getAttributes().forEachRemaining(a -> {
            if (!a.getName().getLocalPart().equals("s")) {
                attributes.add(a);
            }
        });
        return events.createStartElement(cell.getName(), attributes.iterator(), cell.getNamespaces());
    }

    private static String value(StartElement element, String name) {
        Attribute attribute = element.getAttributeByName(new QName(name));
        return attribute == null ? null : attribute.getValue();
    }
}
