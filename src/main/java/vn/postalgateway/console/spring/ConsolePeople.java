package vn.postalgateway.console.spring;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;
import vn.postalgateway.console.ConsoleUsers;
import vn.postalgateway.console.ContractMonths;
import vn.postalgateway.console.Doorkeeper;
import vn.postalgateway.console.OwnPassword;
import vn.postalgateway.console.People;
import vn.postalgateway.console.SignInPause;
import vn.postalgateway.console.Statistics;
import vn.postalgateway.console.jdbc.JdbcConsoleUsers;
import vn.postalgateway.console.jdbc.JdbcContractMonths;
import vn.postalgateway.console.jdbc.JdbcPeople;
import vn.postalgateway.console.jdbc.JdbcStatistics;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.home.Credentials;
import vn.postalgateway.platform.personal.PersonalSafe;

/** Wires who may sign in; in demo the people of the credentials file from the first start. */
@Configuration(proxyBeanMethods = false)
class ConsolePeople {

    @Bean
    ConsoleUsers consoleUsers(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe, Clock clock) {
        return new JdbcConsoleUsers(jdbc, transaction, safe, new BCryptPasswordEncoder(), clock);
    }

    @Bean
    People people(JdbcClient jdbc, TransactionOperations transaction, PersonalSafe safe, TokenRegister tokens) {
        return new JdbcPeople(jdbc, transaction, safe, new BCryptPasswordEncoder(), tokens, new Audit(jdbc));
    }

    /**
     * @param wrongPasswords in a row, before a name has to wait; 0 for any number
     * @param pause          how long it waits
     * @param longest        after so long everybody signs in again; the door asks for it
     */
    @ConfigurationProperties("gateway.console.sign-in")
    record SignInSettings(int wrongPasswords, Duration pause, Duration longest) { }

    @Bean
    SignInPause signInPause(SignInSettings settings, Clock clock) {
        return new SignInPause(settings.wrongPasswords(), settings.pause(), clock);
    }

    @Bean
    Doorkeeper doorkeeper(ConsoleUsers users, SignInPause pause) {
        return new Doorkeeper(users, pause);
    }

    @Bean
    OwnPassword ownPassword(Doorkeeper doorkeeper, People people, Clock clock) {
        return new OwnPassword(doorkeeper, people, clock);
    }

    @Bean
    ContractMonths contractMonths(JdbcClient jdbc) {
        return new JdbcContractMonths(jdbc);
    }

    @Bean
    Statistics statistics(JdbcClient jdbc) {
        return new JdbcStatistics(jdbc);
    }

    /** The same people as those of the tokens: what one submits here, he cannot approve there. */
    @Bean
    @Profile("demo")
    SmartInitializingSingleton demoPeople(ConsoleUsers users, Credentials credentials) {
        return () -> {
            users.add(new Partner("clerk", Scope.FINANCE_CLERK), credentials.get("CONSOLE_CLERK_PASSWORD"));
            users.add(new Partner("approver", Scope.FINANCE_APPROVER), credentials.get("CONSOLE_APPROVER_PASSWORD"));
            users.add(new Partner("support", Scope.SUPPORT), credentials.get("CONSOLE_SUPPORT_PASSWORD"));
            users.add(new Partner("admin", Scope.ADMIN), credentials.get("CONSOLE_ADMIN_PASSWORD"));
        };
    }
}
