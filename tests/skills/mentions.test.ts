import { describe, expect, it } from "vitest";
import { credentialMentions, skillMentions } from "../../src/skills/mentions";

const skills = (text: string) => skillMentions(text).map(({ id }) => id);
const credentials = (text: string) => credentialMentions(text).map(({ id }) => id);

describe("words that mean several things are told apart by what stands near", () => {
  it.each([
    ["Backend services in Go, gRPC and Docker", "go", "You go above and beyond, ready to go", "go"],
    ["Statistical analysis in R and Python", "r", "Work closely with R&D", "r"],
    ["Experience with Spring and Hibernate in Java", "spring", "Starts in spring semester", "spring"],
    ["iOS apps in Swift and Xcode", "swift", "A swift response to callers", "swift"],
    ["Advanced Excel, Word and PowerPoint", "excel", "You excel at teamwork", "excel"],
    ["React, Redux and TypeScript front ends", "react", "Able to react to change quickly", "react"],
    ["Knowledge of Microsoft Access databases", "access", "Access to a car is needed", "access"],
    ["Word, Excel, Access and PowerPoint", "access", "Provide access control at gates", "access"],
    ["Embedded firmware in C and assembly", "c", "Work in Building C, Floor 2", "c"],
    ["Java and Spring microservices", "spring", "Based in Silver Spring, MD", "spring"],
    ["SAP procurement and MM", "sap", "Collect maple sap", "sap"],
    ["Images built with Packer and Terraform", "packer", "A team of pickers and packers", "packer"],
    ["Hoisting residents with slide sheets", "hoist-operation", "Hoisting and rigging with a crane", "hoist-operation"],
    [
      "Flying truss and chain motors above a stage",
      "entertainment-rigging",
      "Erects roof truss",
      "entertainment-rigging",
    ],
    ["Indexing of a book manuscript", "indexing", "Database indexing and query tuning", "indexing"],
    [
      "Overdue accounts and debt collections",
      "accounts-receivable",
      "A collection of 11,000 objects",
      "accounts-receivable",
    ],
    ["FaaS, Lambda and Azure Functions", "serverless", "FAA Airframe certificate", "serverless"],
    ["Underground mining of coal and ore", "mining-operations", "Data mining in SQL", "mining-operations"],
    ["Calibration of laboratory instruments", "calibration", "Performance calibration meetings", "calibration"],
    ["CFD simulation of turbulence in OpenFOAM", "computational-fluid-dynamics", "CFD trading", "fluid-dynamics"],
    ["Crop and livestock work, driving a tractor", "farm-machinery", "Drives a tractor-trailer", "farm-machinery"],
    ["Tree felling by chainsaw", "chainsaw-operation", "Felling rushed is no way to work", "chainsaw-operation"],
  ])("%s", (meant, id, other) => {
    const named = skills(meant);
    expect(named.some((found) => found === id || found.endsWith(id))).toBe(true);
    expect(skills(other)).not.toContain(id);
  });

  it("AWS of welders is not the cloud", () => {
    expect(skills("AWS certified welding of structural steel, arc welding")).not.toContain("aws");
  });
});

describe("credentials that a text names", () => {
  it.each([
    ["PMP certification required", "project-management-professional"],
    ["Must hold an active CISSP", "certified-information-systems-security-professional"],
    ["A license to practice as a Registered Professional Nurse", "registered-nurse"],
    ["Certified Public Accountant (CPA) preferred", "certified-public-accountant"],
    ["CPP (ASIS) for the head of security", "certified-protection-professional"],
    ["Current RN in the state of Ohio", "registered-nurse"],
    ["Licensed PE or RA", "professional-engineer"],
    ["Must possess a valid Class A CDL", "commercial-driver-s-license-class-a"],
  ])("%s", (text, id) => {
    expect(credentials(text)).toContain(id);
  });

  it("letters of a licence in another sense are none", () => {
    expect(credentials("Licensed PE teacher for grades 3 to 5")).toEqual([]);
    expect(credentials("RN: request number 4411")).toEqual([]);
  });

  it("an exam code that names a product is none", () => {
    expect(credentials("Knowledge of SAP preferred")).toEqual([]);
  });

  it("letters of a skill that a certification is called after name the certification, wherever they stand", () => {
    expect(credentials("BLS and ACLS required; PALS preferred")).toEqual([
      "basic-life-support",
      "advanced-cardiovascular-life-support",
      "pediatric-advanced-life-support",
    ]);
    expect(credentials("BLS statistics of the Bureau of Labor Statistics")).toEqual([]);
  });

  it("gives places that hold the words", () => {
    const text = "We want  a CISSP, and Kubernetes.";
    for (const { text: words, start, end } of [...credentialMentions(text), ...skillMentions(text)]) {
      expect(text.slice(start, end)).toBe(words);
    }
  });
});
