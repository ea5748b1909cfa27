-- A case whose message is known again when somebody brings it once more.
UPDATE cases SET message_hash = '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef' WHERE id = 'C-WAIT22';
