/**
 * Cameras and what comes out of them: definitions, live feeds (RTSP, HTTP, file, device), frames that own native
 * memory, health from real signs. Decoding by JavaCV/FFmpeg, which is fenced in here and in
 * {@code simulation}, or by VLC, in {@code camera.vlc}.
 */
package eu.sargs.camera;
