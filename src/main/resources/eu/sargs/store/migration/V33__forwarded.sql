-- Projection "alert": which station's officer opened an alert, for of one that was forwarded only those count whom it was
-- forwarded to. It is built anew, also for a version that did not know forwarding stored such events of other stations and
-- left them out of its tables.
DROP TABLE alert_taking;

CREATE TABLE alert_taking (
    alert VARCHAR(64) NOT NULL,
    at_millis BIGINT NOT NULL,
    at_counter INTEGER NOT NULL,
    officer VARCHAR(200) NOT NULL,
    teller VARCHAR(64) NOT NULL,
    PRIMARY KEY (alert, at_millis, at_counter, officer, teller)
);

DELETE FROM checkpoint WHERE follower = 'alert';
