/** Who belongs and may see what: a fold over the membership events. Pure. */
package eu.sargs.sync.member;
