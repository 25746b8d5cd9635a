package dev.slipway.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Another JVM of this machine, by its own management agent. */
final class Jvm {

    private Jvm() {}

    interface Question<T> {
        T put(MBeanServerConnection beans) throws IOException, JMException;
    }

    @SuppressWarnings("BanJNDI") // the other side is a process that this command has started
    static <T> T ask(long pid, Question<T> question) {
        try {
            var jvm = VirtualMachine.attach(Long.toString(pid));
            try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()))) {
                return question.put(connector.getMBeanServerConnection());
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException | IOException | JMException e) {
            throw new Unmeasurable("The JVM of process " + pid + " does not answer: " + e.getMessage(), e);
        }
    }
}
