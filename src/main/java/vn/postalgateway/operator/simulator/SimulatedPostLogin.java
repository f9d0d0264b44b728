package vn.postalgateway.operator.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.token.UsernameToken;
import org.apache.wss4j.dom.validate.Validator;

/** The simulated post lets in who brings its UsernameToken with PasswordText, like a post from outside would. */
class SimulatedPostLogin extends WSS4JInInterceptor {

    SimulatedPostLogin(String username, String password) {
        super(Map.of(ConfigurationConstants.ACTION, ConfigurationConstants.USERNAME_TOKEN,
                ConfigurationConstants.PASSWORD_TYPE, WSConstants.PW_TEXT,
                VALIDATOR_MAP, Map.of(WSConstants.USERNAME_TOKEN, validator(username, password))));
    }

    private static Validator validator(String username, String password) {
        return (credential, request) -> {
            UsernameToken given = credential.getUsernametoken();
            if (!same(username, given.getName()) || !same(password, given.getPassword())) {
                throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
            }
            return credential;
        };
    }

    private static boolean same(String ours, String theirs) {
        return theirs != null && MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
