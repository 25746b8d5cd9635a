package dev.slipway.test;

import java.io.Closeable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Tells {@link Statements} what passes through the pool: one round trip is one statement, a batch included. */
final class StatementCounter implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && bean instanceof Closeable
                ? wrap(source, "", DataSource.class, Closeable.class)
                : bean;
    }

    private static Object wrap(Object target, String sql, Class<?>... types) {
        InvocationHandler handler = (proxy, method, arguments) -> answer(target, sql, proxy, method, arguments);
        return Proxy.newProxyInstance(StatementCounter.class.getClassLoader(), types, handler);
    }

    @SuppressWarnings("ReferenceEquality") // a proxy is itself, and equal to nothing else
    private static @Nullable Object answer(
            Object target, String sql, Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("equals") && arguments != null) {
            return proxy == arguments[0];
        }
        try {
            var result = method.invoke(target, arguments);
            note(sql, method.getName(), arguments);
            return switch (result) {
                case Connection connection -> wrap(connection, "", Connection.class);
                case CallableStatement call -> wrap(call, text(arguments), CallableStatement.class);
                case PreparedStatement prepared -> wrap(prepared, text(arguments), PreparedStatement.class);
                case Statement statement when target instanceof Connection -> wrap(statement, "", Statement.class);
                case null, default -> result;
            };
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private static void note(String sql, String method, Object @Nullable [] arguments) {
        if (method.startsWith("execute")) {
            Statements.sent(sql.isEmpty() ? text(arguments) : sql);
        } else if (method.equals("commit")) {
            Statements.committed();
        }
    }

    private static String text(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql ? sql : "";
    }
}
