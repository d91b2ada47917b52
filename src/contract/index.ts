export { isLeftOutFolder, selectCourses } from './course-paths';
export { BULK_PIECE_BYTES, HOST_GLOBAL, MAX_COURSE_BYTES } from './host-api';
export type {
  ArchiveAbout,
  ArchiveInfo,
  ArchiveReason,
  BundledPart,
  CourseFileInfo,
  HostApi,
  HostDescription,
  HostError,
  HostEvent,
  HostResult,
  ImportJob,
  ImportManifest,
  ImportOutcome,
  JournalState,
  OfferedBy,
  SaveTarget,
  WatchedPlace,
} from './host-api';
export { createHostClient, HOST_CHANNEL, HOST_METHODS } from './host-client';
export type { HostMethod } from './host-client';
export { isImagePath, localTarget, MAX_MEDIA_BYTES, mediaPath } from './media-paths';
