package vn.postalgateway.console.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.postalgateway.console.OwnPassword.Refusal.SAME;
import static vn.postalgateway.console.OwnPassword.Refusal.UNFIT;
import static vn.postalgateway.console.OwnPassword.Refusal.WAIT;
import static vn.postalgateway.console.OwnPassword.Refusal.WRONG;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import vn.postalgateway.console.ConsoleUsers;
import vn.postalgateway.console.Doorkeeper;
import vn.postalgateway.console.OwnPassword;
import vn.postalgateway.console.SignInPause;
import vn.postalgateway.partner.Partner;
import vn.postalgateway.partner.Scope;
import vn.postalgateway.partner.TokenRegister;
import vn.postalgateway.partner.jdbc.JdbcTokenRegister;
import vn.postalgateway.platform.audit.Audit;
import vn.postalgateway.platform.database.TestDatabase;
import vn.postalgateway.platform.personal.PersonalSafe;

/** What becomes of people who are changed, on a real PostgreSQL. */
class JdbcPeopleTest {

    private static final Partner MAI = new Partner("mai", Scope.FINANCE_CLERK);
    private static final Instant T0 = Instant.parse("2026-11-22T02:00:00Z");
    private static final int CHEAP = 4;
    private static final int WRONG_PASSWORDS = 3;

    private static TestDatabase database;
    private static JdbcConsoleUsers users;
    private static JdbcPeople people;
    private static TokenRegister tokens;

    private Doorkeeper doorkeeper;
    private OwnPassword own;

    @BeforeAll
    static void open() {
        database = new TestDatabase(4);
        PersonalSafe safe = new PersonalSafe(new byte[32], database.jdbc(), Clock.systemUTC());
        BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(CHEAP);
        Audit audit = new Audit(database.jdbc());
        tokens = new JdbcTokenRegister(database.jdbc(), database.transaction(), audit);
        users = new JdbcConsoleUsers(database.jdbc(), database.transaction(), safe, encoder, Clock.systemUTC());
        people = new JdbcPeople(database.jdbc(), database.transaction(), safe, encoder, tokens, audit);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void startWithMai() {
        doorkeeper = new Doorkeeper(users, new SignInPause(WRONG_PASSWORDS, Duration.ofMinutes(1), Clock.systemUTC()));
        own = new OwnPassword(doorkeeper, people, Clock.systemUTC());
        database.asOwner("truncate console_user, console_password, partner_token, audit_entry");
        people.add(MAI, "first", "admin", T0);
    }

    @Test
    void endsASessionWithEveryChangeOfRightOrPassword() {
        ConsoleUsers.SignIn asClerk = signIn("first");
        people.changeRole("mai", Scope.SUPPORT, "admin", T0);
        assertThat(users.mayGoOn(asClerk)).isFalse();

        ConsoleUsers.SignIn asSupport = signIn("first");
        assertThat(asSupport.user().scope()).isEqualTo(Scope.SUPPORT);
        assertThat(users.mayGoOn(asSupport)).isTrue();
        people.setPassword("mai", "second", "admin", T0);
        assertThat(users.mayGoOn(asSupport)).isFalse();

        ConsoleUsers.SignIn again = signIn("second");
        people.disable("mai", "admin", T0);
        people.enable("mai", "admin", T0);
        assertThat(users.mayGoOn(again)).as("not even after it was taken back").isFalse();
    }

    @Test
    void letsNobodyInWhoIsDisabledAndTheSamePersonAgainLater() {
        people.disable("mai", "admin", T0);

        assertThat(users.signIn("mai", "first")).isEmpty();
        people.enable("mai", "admin", T0);
        assertThat(users.signIn("mai", "first")).isPresent();
    }

    @Test
    void putsANewPasswordInThePlaceOfAllOthers() {
        users.add(MAI, "of a second home");

        people.setPassword("mai", "new", "admin", T0);
        users.add(MAI, "of a second home");

        assertThat(users.signIn("mai", "new")).isPresent();
        assertThat(users.signIn("mai", "first")).isEmpty();
        assertThat(users.signIn("mai", "of a second home")).as("added once more by a start").isEmpty();
        people.setPassword("mai", "first", "admin", T0);
        assertThat(users.signIn("mai", "first")).isPresent();
    }

    @Test
    void changesHisOwnPasswordWithTheOldOneAndEndsHisOtherSessions() {
        ConsoleUsers.SignIn elsewhere = signIn("first");

        OwnPassword.Change change = own.change("mai", "first", "twelve signs");

        assertThat(change.refusal()).isNull();
        assertThat(users.mayGoOn(change.signIn())).isTrue();
        assertThat(users.mayGoOn(elsewhere)).isFalse();
        assertThat(users.signIn("mai", "first")).isEmpty();
        assertThat(users.signIn("mai", "twelve signs")).isPresent();
        assertThat(database.jdbc().sql("select actor from audit_entry where action = 'person.password'")
                .query(String.class).list()).containsExactly("mai");
    }

    @Test
    void keepsThePasswordWhereTheNewOneIsUnfitOrTheOldOneWrong() {
        assertThat(own.change("mai", "first", "eleven sign").refusal()).isEqualTo(UNFIT);
        assertThat(own.change("mai", "first", "ữ".repeat(25)).refusal()).as("75 bytes").isEqualTo(UNFIT);
        assertThat(own.change("mai", "guessed", "twelve signs").refusal()).isEqualTo(WRONG);
        people.setPassword("mai", "twelve signs", "admin", T0);
        assertThat(own.change("mai", "twelve signs", "twelve signs").refusal()).isEqualTo(SAME);
        assertThat(own.change("mai", "twelve signs", "ữ".repeat(24)).refusal()).isNull();
    }

    @Test
    void letsNobodyGuessTheOldPasswordFasterThanAtTheDoor() {
        for (int i = 0; i < WRONG_PASSWORDS; i++) {
            assertThat(own.change("mai", "guessed", "twelve signs").refusal()).isEqualTo(WRONG);
        }

        assertThat(own.change("mai", "first", "twelve signs").refusal()).isEqualTo(WAIT);
        assertThatThrownBy(() -> doorkeeper.signIn("mai", "first")).isInstanceOf(Doorkeeper.MustWait.class);
        assertThat(doorkeeper.signIn("an", "first")).as("others need not wait").isEmpty();
    }

    @Test
    void givesWayToWhatAnAdministratorDoesMeanwhile() {
        ConsoleUsers.SignIn shown = signIn("first");
        people.setPassword("mai", "by the administrator", "admin", T0);

        assertThat(people.changeOwnPassword(shown, "twelve signs", T0)).isEmpty();
        ConsoleUsers.SignIn again = signIn("by the administrator");
        people.disable("mai", "admin", T0);
        assertThat(people.changeOwnPassword(again, "twelve signs", T0)).isEmpty();
        people.enable("mai", "admin", T0);
        assertThat(users.signIn("mai", "by the administrator")).isPresent();
    }

    @Test
    void takesTheTokensAlongWithALostOrChangedRight() {
        tokens.issue(MAI, "admin", T0).orElseThrow();

        people.changeRole("mai", Scope.FINANCE_APPROVER, "admin", T0);

        assertThat(tokens.all()).noneMatch(TokenRegister.Token::isLive);
    }

    @Test
    void recordsWhoChangedWhomAndNothingThatChangedNothing() {
        people.changeRole("mai", Scope.FINANCE_CLERK, "admin", T0);
        people.disable("nobody", "admin", T0);
        people.disable("mai", "admin", T0);
        people.disable("mai", "admin", T0);
        people.add(MAI, "again", "admin", T0);

        assertThat(database.jdbc().sql("select actor || ' ' || action || ' ' || subject_id from audit_entry order by audit_id")
                .query(String.class).list()).containsExactly("admin person.added mai", "admin person.disabled mai");
    }

    @Test
    void makesOneFirstAdministratorOnly() {
        List<Boolean> made = Stream.of("hoa", "hue", "lan", "cuc").parallel()
                .map(name -> people.addFirstAdministrator(name, "a long password", T0)).toList();

        assertThat(made).containsOnlyOnce(true);
        assertThat(people.all()).filteredOn(person -> person.role() == Scope.ADMIN).hasSize(1);
        assertThat(people.addFirstAdministrator("mai", "a long password", T0)).isFalse();
    }

    private static ConsoleUsers.SignIn signIn(String password) {
        return users.signIn("mai", password).orElseThrow();
    }
}
