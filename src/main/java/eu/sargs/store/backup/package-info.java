/** Backups: a home's data in one sealed and signed file, and back again. */
package eu.sargs.store.backup;
