package vn.postalgateway.console.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import vn.postalgateway.console.ConsoleUsers;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.platform.personal.PersonalSafe;

/** Who may sign in, on a real PostgreSQL. */
class JdbcConsoleUsersTest {

    private static final Partner CLERK = new Partner("clerk", Scope.FINANCE_CLERK);
    private static final int CHEAP = 4;

    private static TestDatabase database;
    private static JdbcConsoleUsers users;

    @BeforeAll
    static void open() {
        database = new TestDatabase(2);
        users = new JdbcConsoleUsers(database.jdbc(), database.transaction(),
                new PersonalSafe(new byte[32], database.jdbc(), Clock.systemUTC()), new BCryptPasswordEncoder(CHEAP),
                Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startWithNobody() {
        database.asOwner("truncate console_user, console_password");
    }

    @Test
    void knowsAPersonByNameAndPassword() {
        users.add(CLERK, "right");

        assertThat(users.signIn("clerk", "right").map(ConsoleUsers.SignIn::user)).contains(CLERK);
        assertThat(users.signIn("clerk", "wrong")).isEmpty();
        assertThat(users.signIn("nobody", "right")).isEmpty();
    }

    @Test
    void keepsEarlierPasswordsValidBesideNewOnes() {
        users.add(CLERK, "of the first home");
        users.add(CLERK, "of the second home");

        assertThat(users.signIn("clerk", "of the first home").map(ConsoleUsers.SignIn::user)).contains(CLERK);
        assertThat(users.signIn("clerk", "of the second home").map(ConsoleUsers.SignIn::user)).contains(CLERK);
    }

    @Test
    void keepsAPasswordOnceAndNeverInTheClear() {
        users.add(CLERK, "a-very-secret-word");
        users.add(CLERK, "a-very-secret-word");

        String rows = String.join("\n", database.jdbc().sql("select p::text from console_password p").query(String.class)
                .list());
        assertThat(rows.lines()).hasSize(1);
        assertThat(rows).doesNotContain("a-very-secret-word");
    }

    @Test
    void leavesAPersonsRightAsItIsWhoeverAddsAPassword() {
        users.add(CLERK, "one");
        users.add(new Partner("clerk", Scope.FINANCE_APPROVER), "two");

        assertThat(users.signIn("clerk", "two").map(ConsoleUsers.SignIn::user)).as("no second right by a second password").contains(CLERK);
    }

    @Test
    void takesAsLongForANameThatNobodyHas() {
        String hash = new BCryptPasswordEncoder().encode("a password");

        assertThat(PersonRows.NOBODYS_HASH).startsWith(hash.substring(0, "$2a$10$".length())).hasSameSizeAs(hash);
    }
}
