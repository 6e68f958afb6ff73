/** The ground every room stands on: time, threads, lifecycle, settings, texts, the home folder, faults. Uses no other room. */
package eu.sargs.platform;
