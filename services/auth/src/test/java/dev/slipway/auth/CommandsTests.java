package dev.slipway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.test.BackingServices;
import dev.slipway.test.MigrateCommand;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The same jar with an argument: what is done once, without opening a port. */
@ExtendWith(OutputCaptureExtension.class)
class CommandsTests {

    private static final String PASSWORD = "nine tall blue towers";

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void startsWithoutAPort() {
        context = Replica.withoutPort(BackingServices.freshDatabase(), Map.of());
    }

    @AfterAll
    static void ends() {
        context.close();
    }

    @Test
    void opensNoPort() {
        assertThat(context.getEnvironment().getProperty("local.server.port")).isNull();
    }

    @Test
    void makesAnAdminOnceAndLeavesThePasswordAloneAfterwards(CapturedOutput output) {
        assertThat(createAdmin("root", PASSWORD)).isZero();
        assertThat(roles("root")).isEqualTo("ADMIN,CUSTOMER");
        assertThat(output).contains("Made the admin root.").doesNotContain(PASSWORD);

        assertThat(createAdmin("ROOT", "another long pass phrase")).isZero();
        assertThat(output).contains("There was a user ROOT already").doesNotContain("another long");
        assertThat(context.getBean(PasswordEncoder.class).matches(PASSWORD, password("root")))
                .isTrue();
    }

    @Test
    void leavesARowInTheAuditTrailForEveryAdminItMakes() {
        createAdmin("new-one", PASSWORD);
        createAdmin("new-one", PASSWORD);
        assertThat(changesOf("new-one")).containsExactly("customer, admin");

        jdbc().sql("delete from user_role where role = 'ADMIN' and user_id = (select id from users where name = ?)")
                .param("new-one")
                .update();
        createAdmin("new-one", PASSWORD);
        assertThat(changesOf("new-one")).containsExactly("customer, admin", "customer, admin");
    }

    @Test
    void readsThePasswordFromStandardInput() {
        var stdin = System.in;
        System.setIn(new ByteArrayInputStream((PASSWORD + "\n").getBytes(UTF_8)));
        try {
            assertThat(run("create-admin", new MapPropertySource("name", Map.of("slipway.admin.name", "piped"))))
                    .isZero();
        } finally {
            System.setIn(stdin);
        }
        assertThat(context.getBean(PasswordEncoder.class).matches(PASSWORD, password("piped")))
                .isTrue();
    }

    @Test
    void takesNoPasswordThatOthersOnTheMachineCouldSee(CapturedOutput output) {
        assertThat(run("create-admin", new SimpleCommandLinePropertySource("--slipway.admin.password=" + PASSWORD)))
                .isEqualTo(2);
        assertThat(output).contains("does not belong among the arguments").doesNotContain(PASSWORD);
    }

    @Test
    void holdsAnAdminToTheRulesOfEverybody(CapturedOutput output) {
        assertThat(createAdmin("short-one", "short")).isEqualTo(1);
        assertThat(output).contains("SLIPWAY_ADMIN_PASSWORD", "at least 12 characters");
        assertThat(createAdmin("no", PASSWORD)).isEqualTo(2);
        assertThat(output).contains("SLIPWAY_ADMIN_NAME", "3 to 40 letters");
    }

    @Test
    void publishesANewKeyAheadAndOnlyOneAtATime(CapturedOutput output) {
        assertThat(run("rotate-keys")).isZero();
        assertThat(run("rotate-keys")).isZero();
        assertThat(output).contains("is published now and signs from");
        assertThat(jdbc().sql("select count(*) from signing_key where signs_from > now() + interval '9 minutes'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void includeTheMigrationWhichNeedsNoSecretButTheDatabases() {
        MigrateCommand.check(AuthApplication.class, "users", "signing_key", "spring_session");
    }

    @Test
    void areListedWhereSomebodyNamesNone(CapturedOutput output) {
        assertThat(run("turn-keys")).isEqualTo(2);
        assertThat(output).contains("There is no command 'turn-keys'. There are: create-admin, migrate, rotate-keys.");
    }

    private static int createAdmin(String name, String password) {
        return run(
                "create-admin",
                new MapPropertySource(
                        "as in the environment",
                        Map.of("slipway.admin.name", name, "slipway.admin.password", password)));
    }

    private static int run(String command, PropertySource<?>... settings) {
        var sources = context.getEnvironment().getPropertySources();
        for (var setting : settings) {
            sources.addFirst(setting);
        }
        try {
            return Command.run(command, context.getBeansOfType(Command.class).values());
        } finally {
            for (var setting : settings) {
                sources.remove(setting.getName());
            }
        }
    }

    private static String roles(String name) {
        return jdbc().sql("""
                select string_agg(role, ',' order by role) from user_role
                join users on users.id = user_id where name = ?""").param(name).query(String.class).single();
    }

    /** Made by nobody who signed in, so there is no actor. */
    private static List<String> changesOf(String name) {
        return jdbc().sql("""
                select detail from security_event
                where kind = 'ACCESS_CHANGED' and actor is null and subject = (select id from users where name = ?)
                order by id""").param(name).query(String.class).list();
    }

    private static String password(String name) {
        return jdbc().sql("select password from users where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private static JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }
}
