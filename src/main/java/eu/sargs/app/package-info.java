/** The launcher, the command line, the wiring of all rooms by constructor, and the pipeline that joins the stages. */
package eu.sargs.app;
