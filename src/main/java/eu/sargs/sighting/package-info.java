/** Sightings, one a vehicle's passage, and coverage: when a camera was blind. */
package eu.sargs.sighting;
