package dev.slipway.e2e.faults;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.event.MethodExitEvent;
import com.sun.jdi.request.EventRequest;
import dev.slipway.e2e.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Holds threads of a running service at places in its code, by what every JVM has for it: no service knows of it. */
final class Debugger implements AutoCloseable {

    /** What a service has to be started with. A virtual thread that is held keeps its carrier, so there have to be enough for the others. */
    static final Map<String, String> PERMIT = Map.of(
            "SLIPWAY_ALL_JAVA_TOOL_OPTIONS",
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n -Djdk.virtualThreadScheduler.parallelism=32");

    private final VirtualMachine machine;

    private Debugger(VirtualMachine machine) {
        this.machine = machine;
    }

    /** Before a method's first line, or after its last: a transaction that Spring opened around it is open still. */
    enum Moment {
        BEFORE,
        AFTER
    }

    static Debugger of(Stack.Member member) throws Exception {
        var byNumber = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(it -> it.name().equals("com.sun.jdi.ProcessAttach"))
                .findFirst()
                .orElseThrow();
        var arguments = byNumber.defaultArguments();
        arguments.get("pid").setValue(Long.toString(member.pid()));
        return new Debugger(byNumber.attach(arguments));
    }

    Trap set(Moment moment, String type, String method) {
        var request = request(moment, type);
        request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        request.enable();
        return new Trap(request, method);
    }

    private EventRequest request(Moment moment, String type) {
        var requests = machine.eventRequestManager();
        return switch (moment) {
            case BEFORE -> {
                var entry = requests.createMethodEntryRequest();
                entry.addClassFilter(type);
                yield entry;
            }
            case AFTER -> {
                var exit = requests.createMethodExitRequest();
                exit.addClassFilter(type);
                yield exit;
            }
        };
    }

    final class Trap {

        private final EventRequest request;
        private final String method;

        private Trap(EventRequest request, String method) {
            this.request = request;
            this.method = method;
        }

        /** Whether a thread comes to the place; it stays there until the debugger goes, and later ones pass. */
        boolean springs(Duration within) throws InterruptedException {
            var deadline = Instant.now().plus(within);
            while (Instant.now().isBefore(deadline)) {
                var events = machine.eventQueue().remove(100);
                if (events == null) {
                    continue;
                }
                if (events.stream().anyMatch(this::isMine)) {
                    request.disable();
                    return true;
                }
                events.resume();
            }
            return false;
        }

        private boolean isMine(Event event) {
            return request.equals(event.request()) && method.equals(methodOf(event));
        }
    }

    private static String methodOf(Event event) {
        return switch (event) {
            case MethodEntryEvent entry -> entry.method().name();
            case MethodExitEvent exit -> exit.method().name();
            default -> "";
        };
    }

    @Override
    public void close() {
        try {
            machine.dispose();
        } catch (VMDisconnectedException killed) {
            // what was to happen
        }
    }
}
