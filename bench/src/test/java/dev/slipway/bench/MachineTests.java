package dev.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTests {

    @Test
    void namesThisOne() {
        var machine = Machine.with(ProcessHandle.current().pid());
        assertThat(machine.cores()).isPositive();
        assertThat(machine.memory()).endsWith("kB");
        assertThat(machine.system()).startsWith("Linux");
    }

    @Test
    void tellsHowTheJvmCompiles() {
        var plain = withFlags("java\0-XX:+UseSerialGC\0-Xmx192m\0-jar\0app.jar", "PATH=/bin\0");
        assertThat(plain.flags()).isEqualTo("-XX:+UseSerialGC -Xmx192m");
        assertThat(plain.compiler()).isEqualTo("C2");
        assertThat(plain.cache()).isEqualTo("without an AOT cache");

        var other = withFlags(
                "java\0-XX:AOTCache=/somebody/app.aot\0-jar\0app.jar",
                "SECRET=-Xyz\0JAVA_TOOL_OPTIONS=-Dx=y -XX:TieredStopAtLevel=1\0PATH=/bin");
        assertThat(other.flags()).isEqualTo("-XX:AOTCache=app.aot -XX:TieredStopAtLevel=1");
        assertThat(other.compiler()).isEqualTo("C1");
        assertThat(other.cache()).isEqualTo("with its AOT cache");
    }

    private static Machine withFlags(String commandLine, String environment) {
        return new Machine("", 2, "", "", "", Machine.flags(commandLine, environment));
    }

    @Test
    void readsAKeyOfTheKernelsLists() {
        assertThat(Machine.valueOf("MemTotal", "MemTotal:       8123456 kB\nMemFree: 1 kB\n"))
                .isEqualTo("8123456 kB");
        assertThat(Machine.valueOf("model name", "processor\t: 0\n")).isEqualTo("unknown");
    }
}
