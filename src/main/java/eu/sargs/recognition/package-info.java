/** Frames to plate reads: find, rectify, read, track, one read a passage. ONNX Runtime and OpenCV are fenced in here. */
package eu.sargs.recognition;
