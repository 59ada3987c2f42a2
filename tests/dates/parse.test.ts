import { describe, expect, it } from "vitest";
import { parseDate, parseDates } from "../../src/dates/parse";

const datesOf = (text: string, language?: string) => parseDates(text, { language }).map(({ date }) => date);

describe("parseDates", () => {
  it.each([
    ["2024", "2024"],
    ["2024-03", "2024-03"],
    ["2024-03-15", "2024-03-15"],
    ["2024-03-15T10:00:00Z", "2024-03-15"],
    ["2024/03/15", "2024-03-15"],
    ["03/2024", "2024-03"],
    ["3.2024", "2024-03"],
    ["03 / 2024", "2024-03"],
    ["15.03.2024", "2024-03-15"],
    ["31/12/2023", "2023-12-31"],
    ["12/31/2023", "2023-12-31"],
    ["Mar 2024", "2024-03"],
    ["Sept. 2019", "2019-09"],
    ["March, 2024", "2024-03"],
    ["March 15, 2024", "2024-03-15"],
    ["15th March 2024", "2024-03-15"],
    ["Mar '24", "2024-03"],
    ["expires May\n2027", "2027-05"],
    ["Mar-2024", "2024-03"],
    ["2024 March", "2024-03"],
    ["Spring 2024", "2024"],
    ["Q2 2024", "2024"],
    ["mars 2024", "2024-03"],
    ["1er mars 2024", "2024-03-01"],
    ["déc. 2022", "2022-12"],
    ["März 2024", "2024-03"],
    ["MÄRZ 2024", "2024-03"],
    ["Ma\u0308rz 2024", "2024-03"],
    ["15. März 2024", "2024-03-15"],
    ["15 de marzo de 2024", "2024-03-15"],
    ["março de 2024", "2024-03"],
    ["settembre 2021", "2021-09"],
    ["mei 2020", "2020-05"],
    ["9 października 2023", "2023-10-09"],
    ["maj 2022", "2022-05"],
    ["KASIM 2023", "2023-11"],
    ["NİSAN 2022", "2022-04"],
    ["2024年3月15日", "2024-03-15"],
    ["2024年 3月", "2024-03"],
    ["２０２４年３月", "2024-03"],
    ["令和6年3月", "2024-03"],
    ["令和元年5月", "2019-05"],
    ["民國113年", "2024"],
    ["مارس ٢٠٢٤", "2024-03"],
    ["تشرين الثاني 2023", "2023-11"],
    ["मार्च २०२४", "2024-03"],
    ["آذار/مارس 2024", "2024-03"],
    ["二〇二四年十二月", "2024-12"],
    ["2024年三月十五日", "2024-03-15"],
    ["2024년 3월", "2024-03"],
    ["2024. 3. 15.", "2024-03-15"],
    ["15 марта 2024 г.", "2024-03-15"],
    ["marca 2024 r.", "2024-03"],
    ["w marcu 2024", "2024-03"],
    ["15 במרץ 2024", "2024-03-15"],
    ["15/Mar/2024", "2024-03-15"],
    ["Mar-24", "2024-03"],
    ["JUN2024", "2024-06"],
    ["Summer '24", "2024"],
    ["3rd quarter 2024", "2024"],
    ["early 2024", "2024"],
    ["exp. 5/26", "2026-05"],
  ])("reads %s as %s", (text, date) => {
    expect(datesOf(text)).toEqual([date]);
  });

  it("tells where each date stands", () => {
    const text = "Issued Mar 2024 · Expires Mar 2027";
    const found = parseDates(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(["Mar 2024", "Mar 2027"]);
  });

  it("keeps offsets true where digits are not ASCII", () => {
    const text = "صدرت في مارس ٢٠٢٤، رقم 12";
    expect(parseDates(text).map(({ text: words }) => words)).toEqual(["مارس ٢٠٢٤"]);
  });

  it("reads both ends of a range", () => {
    expect(datesOf("2019–2021")).toEqual(["2019", "2021"]);
    expect(datesOf("12.2020 – 03.2021")).toEqual(["2020-12", "2021-03"]);
  });

  it.each(["ISO 27001:2022", "(555) 201-2024", "0012024", "#2024", "1.2024.5.6", "24/7", "5/10"])(
    "finds no date in %s",
    (text) => {
      expect(datesOf(text)).toEqual([]);
    },
  );

  it("gives only the year of a date that may be two days, and says so", () => {
    const [found] = parseDates("03/04/2024");
    expect(found?.date).toBe("2024");
    expect(found?.ambiguity).toContain("2024-04-03");
    expect(found?.ambiguity).toContain("2024-03-04");
  });

  it("lets the language decide which number is the day", () => {
    expect(datesOf("03/04/2024", "fr")).toEqual(["2024-04-03"]);
    expect(datesOf("03/04/2024", "en-GB")).toEqual(["2024-04-03"]);
    expect(datesOf("03/04/2024", "en-US")).toEqual(["2024-03-04"]);
  });

  it("keeps the year of a day that is not in the calendar, and says so", () => {
    const [found] = parseDates("2024-02-30");
    expect(found?.date).toBe("2024");
    expect(found?.ambiguity).toContain("calendar");
  });

  it("stays quick on long hostile text", () => {
    const start = performance.now();
    parseDates("1 ".repeat(50_000) + "Mar ".repeat(25_000) + "2024-".repeat(20_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("parseDate", () => {
  it.each([
    "Fri, 15 Mar 2024 10:00:00 GMT",
    "Friday, March 15, 2024",
    "2024-03-15 10:00:00 UTC",
    "3/15/2024 12:00:00 AM",
    "20240315",
  ])("takes the day of the week, the time and missing marks of a field: %s", (text) => {
    expect(parseDate(text)?.date).toBe("2024-03-15");
  });

  it("takes a text that is one date and nothing else", () => {
    expect(parseDate(" Mar 2024 ")?.date).toBe("2024-03");
    expect(parseDate("Mar 2024 or so")).toBeNull();
    expect(parseDate("soon")).toBeNull();
  });
});
