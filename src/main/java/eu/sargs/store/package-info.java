/** SQL (H2, PostgreSQL) and files: implements the rooms' ports, one class a table. The only room that sees {@code java.sql}. */
package eu.sargs.store;
