export type { Calendar, StudyDay } from './study-day';
