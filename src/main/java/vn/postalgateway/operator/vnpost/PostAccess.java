package vn.postalgateway.operator.vnpost;

/** Where the post answers and how we prove who we are; a blank user name means that no proof is sent. */
record PostAccess(String address, String username, String password) {

    boolean hasLogin() {
        return !username.isBlank();
    }

    @Override
    public String toString() {
        return "PostAccess[" + address + "]";
    }
}
