/** Every decision of syncing, pure: no clock, thread, socket, disk or chance of its own. */
package eu.sargs.sync.engine;
