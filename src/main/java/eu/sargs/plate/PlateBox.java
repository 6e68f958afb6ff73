package eu.sargs.plate;

/** A plate's place in a picture, as parts of the picture's width and height, 0 to 1; origin top left. */
public record PlateBox(double x, double y, double width, double height) {}
