package vn.postalgateway.operator.myvnpost;

import java.net.URI;

/** Where the customer API answers, and who we are there. */
record ApiAccess(String address, String username, String password, String customerCode) {

    /** The address of one of its operations. */
    URI of(String operation, String query) {
        return URI.create(address + "/" + operation + query);
    }

    @Override
    public String toString() {
        return "ApiAccess[" + address + "]";
    }
}
