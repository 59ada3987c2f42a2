import { skillById } from "../skills/lexicon";

/** Skills that say too little to be missing: nearly every posting mentions them in passing. */
const GENERAL = new Set(
  "operations-management reporting communication leadership teamwork customer-service compliance public-administration academic-research troubleshooting quality-assurance quality-control strategic-planning english project-management community-outreach training-delivery continuous-improvement recruiting manufacturing editorial-writing scheduling team-management it-support background-checks software-development auditing administrative-support finance problem-solving healthcare-administration building-maintenance school-health risk-management teaching change-management budget-management data-analysis decision-making time-management business-writing stakeholder-management ad-hoc-reporting hardware-support incident-reporting".split(
    " ",
  ),
);

/** Whether a skill, by its id, says too little to be missing unless several postings ask for it. */
export const isGeneral = (id: string): boolean => GENERAL.has(id) || skillById(id)?.kind === "soft";
