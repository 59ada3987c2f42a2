/** The one function of `jsonld` that the library uses; the package brings no types. */
declare module "jsonld" {
  interface CanonizeOptions {
    readonly algorithm: "RDFC-1.0";
    readonly format: "application/n-quads";
    readonly safe: boolean;
    readonly documentLoader: (address: string) => Promise<unknown>;
  }
  const jsonld: { canonize(document: object, options: CanonizeOptions): Promise<string> };
  export default jsonld;
}
