/** What leaves the station as a file whose origin can be proved. */
package eu.sargs.export;
