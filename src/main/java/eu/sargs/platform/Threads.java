package eu.sargs.platform;

import java.util.concurrent.ThreadFactory;

/** Names threads so that a thread dump reads like the plan of the house: {@code room/what}. All are daemons: the lifecycle stops them, not the exit. */
public final class Threads {
    private Threads() {}

    /** Platform threads, for decoding, inference and anything that computes. */
    public static ThreadFactory computing(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }

    /** Virtual threads, for waiting. */
    public static ThreadFactory waiting(String name) {
        return Thread.ofVirtual().name(name, 0).factory();
    }
}
