/** Sealed pictures by SHA-256: crops and overviews. */
package eu.sargs.picture;
