package vn.postalgateway.notification;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Which addresses may be told anything. Whoever may choose where the gateway calls must not reach what only the gateway
 * can reach: so a name's addresses are looked at, each of them, and the call goes to one that was looked at.
 */
public final class Reach {

    private static final int LONGEST_URL = 2_000;
    private static final int HIGHEST_PORT = 65_535;

    /** Where names are looked up. */
    public interface Names {

        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private final boolean everywhere;
    private final Names names;

    private Reach(boolean everywhere, Names names) {
        this.everywhere = everywhere;
        this.names = names;
    }

    /** Public addresses, by https only. */
    public static Reach publicOnly(Names names) {
        return new Reach(false, names);
    }

    /** This machine and its networks too, and without encryption: for a trial. */
    public static Reach everywhere(Names names) {
        return new Reach(true, names);
    }

    /** @throws IllegalArgumentException with what a URL must be */
    public URI url(String text) {
        URI url = form(text);
        if (!everywhere) {
            refuseUnreachable(url.getHost());
        }
        return url;
    }

    /**
     * A URL as it must be written; where it leads is looked at before each call only.
     *
     * @throws IllegalArgumentException with what a URL must be
     */
    public URI form(String text) {
        URI url = parsed(text);
        boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
        if (!encrypted && !(everywhere && "http".equalsIgnoreCase(url.getScheme()))) {
            throw new IllegalArgumentException(everywhere ? "must be an http or https URL" : "must be an https URL");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException("must name a host, and a port from 1 to 65535 if any");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("must have no user and no fragment");
        }
        return url;
    }

    private static URI parsed(String text) {
        if (text.length() > LONGEST_URL) {
            throw new IllegalArgumentException("must have at most " + LONGEST_URL + " characters");
        }
        try {
            return new URI(new URI(text).toASCIIString());
        } catch (URISyntaxException noUrl) {
            throw new IllegalArgumentException("must be a URL");
        }
    }

    private void refuseUnreachable(String host) {
        try {
            addresses(host);
        } catch (NotPublic e) {
            throw new IllegalArgumentException("must lead to a public address");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("must name a host that can be found");
        }
    }

    /**
     * All addresses of a host, each of which may be called now.
     *
     * @throws NotPublic            if any of them may not be called
     * @throws UnknownHostException if there is none
     */
    public InetAddress[] addresses(String host) throws UnknownHostException {
        boolean literalV6 = host.startsWith("[") && host.endsWith("]");
        InetAddress[] found = names.addressesOf(literalV6 ? host.substring(1, host.length() - 1) : host);
        for (InetAddress address : found) {
            if (!everywhere && !isPublic(address)) {
                throw new NotPublic();
            }
        }
        return found;
    }

    /** The host leads to an address that is not for the public. */
    public static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotPublic() {
            super("not a public address");
        }
    }

    /** Neither this machine nor a private, shared, reserved, documentation, relayed or multicast address. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublicV4(bytes) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        int third = b[2] & 0xff;
        boolean shared = first == 100 && second >= 64 && second <= 127;
        boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean anycastRelay = first == 192 && second == 88 && third == 99;
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean documentation = first == 198 && second == 51 && third == 100
                || first == 203 && second == 0 && third == 113;
        return first != 0 && first < 240 && !shared && !protocols && !anycastRelay && !benchmarks && !documentation;
    }

    // Global unicast is 2000::/3; inside it some ranges carry IPv4 addresses or are for documents.
    private static boolean isPublicV6(byte[] b) {
        boolean global = (b[0] & 0xe0) == 0x20;
        boolean special = b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xfe) == 0;
        boolean documentation = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && (b[3] & 0xff) == 0xb8
                || b[0] == 0x3f && (b[1] & 0xff) == 0xff;
        boolean relayed = b[0] == 0x20 && b[1] == 0x02;
        return global && !special && !documentation && !relayed;
    }
}
