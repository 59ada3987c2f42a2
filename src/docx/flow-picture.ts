import type { FlowImage } from "../model/flow";
import type { FlowReader } from "./flow-reader";

/** The picture behind a relationship; without data when its type cannot be drawn (EMF, WMF, SVG, TIFF…). */
export function pictureOf(
  id: string | undefined,
  { relationships, source }: FlowReader,
): Pick<FlowImage, "data" | "type"> {
  const relationship = id === undefined ? undefined : relationships.get(id);
  if (relationship === undefined || relationship.external) return {};
  const name = relationship.target.toLowerCase();
  const data = source.entries.find((entry) => entry.name.toLowerCase() === name)?.data;
  const type = data === undefined ? undefined : pictureType(data);
  return data === undefined || type === undefined ? {} : { data, type };
}

/** By the first bytes (PNG 3rd edition §5.2; JPEG: ITU-T T.81 §B.1.1.3), not by the name. */
function pictureType(data: Uint8Array): FlowImage["type"] {
  if (data[0] === 0x89 && data[1] === 0x50 && data[2] === 0x4e && data[3] === 0x47) return "png";
  if (data[0] === 0xff && data[1] === 0xd8 && data[2] === 0xff) return "jpeg";
  return undefined;
}
