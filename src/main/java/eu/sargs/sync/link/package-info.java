/** What carries the engine's decisions out: gRPC over mutual TLS, discovery, files on a stick. The only place with gRPC. */
package eu.sargs.sync.link;
