/** One worked case, and all that is otherwise than it says; none: it passed. */
export interface CaseResult {
  id: string;
  title: string;
  mismatches: string[];
}
