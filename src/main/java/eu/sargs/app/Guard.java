package eu.sargs.app;

import eu.sargs.access.Gate;
import eu.sargs.access.Officer;
import eu.sargs.access.Right;
import eu.sargs.platform.Fault;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A port with the gate before it. Each call asks for the right that {@link PortRights} names, of the officer the call
 * names or, where it names none, of whom the port was handed to. News go on only while the right is held.
 */
final class Guard implements InvocationHandler {
    private final PortRights.Port port;
    private final Object inner;
    private final Gate gate;
    private final Supplier<Optional<Officer>> asking;

    private Guard(PortRights.Port port, Object inner, Gate gate, Supplier<Optional<Officer>> asking) {
        this.port = port;
        this.inner = inner;
        this.gate = gate;
        this.asking = asking;
    }

    /**
     * @param asking who reads; empty while nobody does
     * @throws IllegalStateException where a method of the port has no line in the table
     */
    static <P> P before(Class<P> type, P inner, Gate gate, Supplier<Optional<Officer>> asking) {
        PortRights.Port port = PortRights.of(type);
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !port.rights().containsKey(method.getName())) {
                throw new IllegalStateException("Nobody said who may " + type.getSimpleName() + "." + method.getName());
            }
        }
        Guard guard = new Guard(port, inner, gate, asking);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, guard));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        Map<String, Optional<Right>> rights = port.rights();
        // What every object has, such as its name, is no question to the port.
        Optional<Right> right =
                method.getDeclaringClass() == Object.class ? Optional.empty() : rights.get(method.getName());
        if (right.isPresent()) {
            Officer officer =
                    named(arguments).or(asking).orElseThrow(() -> new Fault("ACC-07", "access.fault.nobody_signed_in"));
            gate.require(officer, right.get(), port.type().getSimpleName() + "." + method.getName());
            arguments = whileHeld(arguments, officer, right.get());
        }
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Optional<Officer> named(Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Optional<?> maybe ? maybe.orElse(null) : argument)
                .filter(Officer.class::isInstance)
                .map(Officer.class::cast)
                .findFirst();
    }

    /** Who listened and lost the right meanwhile, or whose seat another took without it, hears no more. */
    private Object[] whileHeld(Object[] arguments, Officer officer, Right right) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Consumer<?> listener ? held(listener, officer, right) : argument)
                .toArray();
    }

    private <N> Consumer<N> held(Consumer<N> listener, Officer officer, Right right) {
        return news -> {
            if (gate.holds(asking.get().orElse(officer), right)) {
                listener.accept(news);
            }
        };
    }
}
