/** Sealed pictures, crops and overviews, by names that are proved by their bytes. */
package eu.sargs.picture;
