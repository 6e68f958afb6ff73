/** VLC, behind plain byte buffers: knows no frames, no cameras, no health. The only place that sees vlcj. */
package eu.sargs.camera.vlc;
