package vn.postalgateway.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be called, and which never. */
class ReachTest {

    private final Reach outside = Reach.publicOnly(InetAddress::getAllByName);
    private final Reach everywhere = Reach.everywhere(InetAddress::getAllByName);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "172.31.255.255",
        "192.168.0.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1",
        "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1",
        "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1",
        "2001:db8::1", "3fff::1", "100::1"})
    void neverCallsWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(Reach.isPublic(InetAddress.getByName(address))).isFalse();

        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThatThrownBy(() -> outside.url("https://" + host + "/told")).hasMessage("must lead to a public address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
        "203.0.112.1", "2606:4700::1111", "2001:4860:4860::8888", "2400:cb00::1"})
    void callsWhatIsPublic(String address) throws UnknownHostException {
        assertThat(Reach.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void refusesANameOfWhichAnyAddressIsInside() throws UnknownHostException {
        InetAddress[] mixed = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};

        assertThatThrownBy(() -> Reach.publicOnly(host -> mixed).addresses("mixed.example"))
                .isInstanceOf(Reach.NotPublic.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://8.8.8.8/", "ftp://8.8.8.8/", "file:///etc/passwd", "//8.8.8.8/", "8.8.8.8",
        "https:///told", "https://u:p@8.8.8.8/", "https://8.8.8.8/#part", "https://8.8.8.8:0/", "https://8.8.8.8:65536/",
        "https://127.1/", "https://2130706433/", "https://0x7f.1/", "https://localhost/", "https://nobody.invalid/",
        "https://8.8.8.8/ a", "mailto:a@b", "https://[::1", ""})
    void refusesWhatIsNoPublicHttpsUrl(String url) {
        assertThatThrownBy(() -> outside.url(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesThisMachineAndHttpForATrial() {
        URI url = everywhere.url("http://127.0.0.1:9/told?key=1");

        assertThat(url).isEqualTo(URI.create("http://127.0.0.1:9/told?key=1"));
        assertThat(outside.url("https://8.8.8.8/d%C3%A1p")).hasHost("8.8.8.8");
        assertThat(everywhere.url("https://8.8.8.8/đáp").toString()).isEqualTo("https://8.8.8.8/%C4%91%C3%A1p");
        assertThatThrownBy(() -> everywhere.url("ftp://127.0.0.1/")).hasMessage("must be an http or https URL");
    }
}
