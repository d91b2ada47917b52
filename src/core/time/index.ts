export { addStudyDays, elapsedStudyDays, livedStudyDay, startOfStudyDay, studyDayAt, weekdayOf } from './study-day';
export type { Calendar, StudyDay } from './study-day';
export { offsetMinutesAt } from './zone';
