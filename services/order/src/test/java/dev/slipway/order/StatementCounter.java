package dev.slipway.order;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;

/** Counts what the current thread sends to the database: each statement or batch, and each commit. */
@TestConfiguration(proxyBeanMethods = false)
public class StatementCounter implements BeanPostProcessor {

    private static final ThreadLocal<List<String>> SEEN = new ThreadLocal<>();

    public static List<String> during(Runnable work) {
        var seen = new ArrayList<String>();
        SEEN.set(seen);
        try {
            work.run();
        } finally {
            SEEN.remove();
        }
        return seen;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? wrap(DataSource.class, pool, this::counted) : bean;
    }

    private Object counted(Object target, Method method, Object[] arguments) throws Throwable {
        var result = call(target, method, arguments);
        return result instanceof Connection connection
                ? wrap(Connection.class, connection, this::ofConnection)
                : result;
    }

    private Object ofConnection(Object target, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("commit")) {
            note("commit");
        }
        var result = call(target, method, arguments);
        return result instanceof PreparedStatement statement
                ? wrap(PreparedStatement.class, statement, ofStatement((String) arguments[0]))
                : result;
    }

    private InvocationTarget ofStatement(String sql) {
        return (target, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                note(sql);
            }
            return call(target, method, arguments);
        };
    }

    private static void note(String what) {
        var seen = SEEN.get();
        if (seen != null) {
            seen.add(what.strip());
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T wrap(Class<T> type, T target, InvocationTarget handler) {
        InvocationHandler each = (_, method, arguments) -> handler.on(target, method, arguments);
        return type.cast(Proxy.newProxyInstance(StatementCounter.class.getClassLoader(), new Class<?>[] {type}, each));
    }

    private interface InvocationTarget {
        Object on(Object target, Method method, Object[] arguments) throws Throwable;
    }
}
