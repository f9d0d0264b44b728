package vn.postalgateway.operator.vnpost;

import java.util.List;

/** What the SOAP client hands back: a list that holds the response element. */
final class SoapAnswer {

    private SoapAnswer() {
    }

    /** Null for anything but exactly one element. */
    static Object of(Object said) {
        return said instanceof List<?> answer && answer.size() == 1 ? answer.get(0) : null;
    }
}
