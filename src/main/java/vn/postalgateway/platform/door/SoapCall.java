package vn.postalgateway.platform.door;

/**
 * One SOAP request as a door sees it.
 *
 * @param operation name of the WSDL's operation
 * @param request   the request element, as the type generated from the WSDL
 */
public record SoapCall(Caller caller, String operation, Object request) {
}
