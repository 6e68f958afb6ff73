package eu.sargs.sync;

import eu.sargs.platform.Fault;

/** Where a station listens. @param host a name or an address */
public record PeerAddress(String host, int port) {
    public PeerAddress {
        if (host.isBlank() || host.length() > 255 || !host.equals(host.strip()) || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Not an address");
        }
    }

    /** @throws IllegalArgumentException when it is not {@code host:port} or {@code [v6]:port} */
    public static PeerAddress of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("Not an address");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new PeerAddress(host, Integer.parseInt(text.substring(colon + 1)));
    }

    /** Where to listen, as somebody typed it: a port alone means this machine only. @throws Fault SYN-07 when it is no address */
    public static PeerAddress toListen(String text) {
        String typed = text.strip();
        return typed.matches(":?[0-9]{1,5}") ? typed("127.0.0.1:" + typed.replace(":", "")) : typed(typed);
    }

    /** As somebody typed it. @throws Fault SYN-07 when it is no address */
    public static PeerAddress typed(String text) {
        try {
            return of(text.strip());
        } catch (IllegalArgumentException e) {
            throw new Fault(e, "SYN-07", "sync.fault.address", text.strip());
        }
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
