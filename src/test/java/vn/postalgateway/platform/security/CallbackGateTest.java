package vn.postalgateway.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.postalgateway.platform.StartRefused;
import vn.postalgateway.platform.security.CallbackGate.Settings;
import vn.postalgateway.platform.security.CallbackGate.Settings.CallbackFrom;
import vn.postalgateway.platform.security.CallbackGate.Settings.Operator;

class CallbackGateTest {

    private final CallbackGate gate = gate(Map.of(
            "near", from(List.of("127.0.0.1", "203.0.113.0/24"), List.of()),
            "signed", from(List.of(), List.of("CN=callback.vnpost.vn, O=VNPost, C=VN")),
            "nowhere", from(List.of(), List.of())));

    @ParameterizedTest
    @CsvSource({"/callbacks/near, 127.0.0.1, true", "/callbacks/near, 203.0.113.77, true",
        "/callbacks/near/secret, 203.0.113.77, true", "/callbacks/near, 203.0.114.1, false",
        "/callbacks/near, ::1, false", "/callbacks/nowhere, 127.0.0.1, false", "/callbacks/unknown, 127.0.0.1, false",
        "/callbacks/signed, 127.0.0.1, false", "/callbacks/, 127.0.0.1, false", "/callbacks/%6eear, 127.0.0.1, false"})
    void letsAnOperatorInFromItsOwnAddressesOnly(String path, String address, boolean in) {
        assertThat(gate.lets(call(path, address))).isEqualTo(in);
    }

    @Test
    void letsAnOperatorInWithItsOwnCertificateFromAnywhere() {
        MockHttpServletRequest own = call("/callbacks/signed", "198.51.100.9");
        own.setAttribute("jakarta.servlet.request.X509Certificate",
                new X509Certificate[] {of("C=VN, O=VNPost, CN=other"), of("CN=callback.vnpost.vn, O=VNPost, C=VN")});
        assertThat(gate.lets(own)).as("only the caller's own counts, not those that vouch for it").isFalse();

        own.setAttribute("jakarta.servlet.request.X509Certificate",
                new X509Certificate[] {of("CN=callback.vnpost.vn,O=VNPost,C=VN")});
        assertThat(gate.lets(own)).isTrue();
    }

    @Test
    void refusesToStartWithWhatIsNoAddress() {
        assertThatThrownBy(() -> gate(Map.of("near", from(List.of("the post"), List.of()))))
                .isInstanceOf(StartRefused.class).hasMessageContaining("gateway.operators.near.callback-from");
    }

    private static X509Certificate of(String subject) {
        X509Certificate certificate = mock(X509Certificate.class);
        when(certificate.getSubjectX500Principal()).thenReturn(new X500Principal(subject));
        return certificate;
    }

    private static Operator from(List<String> addresses, List<String> certificates) {
        return new Operator(new CallbackFrom(addresses, certificates));
    }

    private static CallbackGate gate(Map<String, Operator> operators) {
        return new CallbackGate(new Settings(operators));
    }

    private static MockHttpServletRequest call(String path, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setRemoteAddr(address);
        return request;
    }
}
