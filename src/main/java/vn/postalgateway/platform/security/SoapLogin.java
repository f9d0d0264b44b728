package vn.postalgateway.platform.security;

import java.util.Map;
import java.util.Optional;
import org.apache.cxf.message.Message;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.message.token.UsernameToken;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;
import org.apache.wss4j.common.ConfigurationConstants;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.PartnerTokens;
import vn.postalgateway.partner.Scope;

/**
 * WS-Security UsernameToken with PasswordText at a SOAP door: the username is the partner's id, the password its
 * token.
 */
public class SoapLogin extends WSS4JInInterceptor {

    private static final String PARTNER = SoapLogin.class.getName() + ".partner";

    public SoapLogin(PartnerTokens tokens, Scope scope) {
        super(Map.of(ConfigurationConstants.ACTION, ConfigurationConstants.USERNAME_TOKEN,
                ConfigurationConstants.PASSWORD_TYPE, WSConstants.PW_TEXT,
                VALIDATOR_MAP, Map.of(WSConstants.USERNAME_TOKEN, new TokenValidator(tokens, scope))));
    }

    /** The partner that the interceptor let in. */
    public static Partner partnerOf(Message message) {
        return (Partner) message.get(PARTNER);
    }

    private record TokenValidator(PartnerTokens tokens, Scope scope) implements Validator {

        @Override
        public Credential validate(Credential credential, RequestData data) throws WSSecurityException {
            UsernameToken given = credential.getUsernametoken();
            String password = given.getPassword();
            Optional<Partner> holder = password == null ? Optional.empty() : tokens.holderOf(password);
            if (holder.isEmpty() || !holder.get().partnerId().equals(given.getName()) || holder.get()
                    .scope() != scope) {
                throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
            }
            ((Message) data.getMsgContext()).put(PARTNER, holder.get());
            return credential;
        }
    }
}
