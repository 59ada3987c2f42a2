/** The one door to pdf-lib, so that the package behind it can be exchanged. */
export * from "pdf-lib";
