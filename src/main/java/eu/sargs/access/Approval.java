package eu.sargs.access;

/** A second person's yes to what the first is about to do: signed in for that, and somebody else. */
public record Approval(Officer by) {}
