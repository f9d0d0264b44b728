package vn.postalgateway.platform.embedded;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** The one user that the embedded broker knows; with the right password it may do everything, nobody else anything. */
record BrokerLogin(String user, String password) implements ActiveMQSecurityManager {

    @Override
    public boolean validateUser(String name, String given) {
        return user.equals(name) && given != null && MessageDigest.isEqual(
                password.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean validateUserAndRole(String name, String given, Set<Role> roles, CheckType checkType) {
        return validateUser(name, given);
    }

    @Override
    public String toString() {
        return "BrokerLogin[" + user + "]";
    }
}
