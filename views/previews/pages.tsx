// A preview shows the candidate's own pages, so that nobody has to keep two of each alike.
export { QuestionPage } from '../answering/question.tsx';
export { ReadyPage } from '../answering/ready.tsx';
export { TypedPage } from '../answering/typed.tsx';
export { DevicesPage } from '../interviews/devices.tsx';
export { DonePage } from '../interviews/done.tsx';
export { NoticePage } from '../interviews/notice.tsx';
export { PausedPage } from '../interviews/paused.tsx';
export { PracticePage } from '../interviews/practice.tsx';
export { RefusedPage } from '../interviews/refused.tsx';
export { RenewalPage } from '../renewals/renewal.tsx';
