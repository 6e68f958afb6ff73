/** Number plates as text: normalised plates, country formats, confusable signs, patterns and distances. No pictures, no I/O but its own tables. */
package eu.sargs.plate;
